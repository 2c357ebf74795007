import { Arg, Ctx, Mutation, Query as Field, Resolver } from 'type-graphql'
import type { MyContext } from './types'
import { endSession } from './end-session'

@Resolver()
export class UserResolver {
  @Mutation(() => Boolean)
  login(@Arg('id') id: number, @Ctx() { req }: MyContext) {
    req.session.userId = id
    return true
  }

  @Mutation(() => Boolean) //=> endpoint mutation logout
  logout(@Ctx() { req, res }: MyContext) {
    return new Promise((resolve) => {
      req.session.destroy((error) => { //=> invalidates session
        res.clearCookie('qid') //=> clears qid path=/ domain=-
        resolve(!error)
      })
    })
  }

  @Mutation(() => Boolean, { name: 'signOut' }) //=> endpoint mutation signOut
  async leave(@Ctx() ctx: MyContext) { //=> reports require-cookie-deletion
    await endSession(ctx.req)
    return true
  }

  // The cookie goes, the record stays.
  @Mutation(() => Boolean) //=> endpoint mutation logOutEverywhere
  logOutEverywhere(@Ctx('res') res) { //=> reports require-server-side-destroy
    res.clearCookie('qid') //=> clears qid path=/ domain=-
    return true
  }

  // Sent by GET as well.
  @Field(() => Boolean) //=> endpoint GET query logoutNow; reports no-get-logout
  async logoutNow(@Ctx() ctx: MyContext) { //=> reports require-cookie-deletion
    await endSession(ctx.req)
    return true
  }

  @Field(() => String)
  logoutUrl() {
    return '/logout'
  }
}
