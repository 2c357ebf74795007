import fastifyCookie from '@fastify/cookie'
import { initTRPC } from '@trpc/server'
import { type CreateFastifyContextOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify from 'fastify'
import jwt from 'jsonwebtoken'

const createContext = ({ req, res }: CreateFastifyContextOptions) => ({ req, res })

const { router, procedure } = initTRPC.context<typeof createContext>().create()

const appRouter = router({
  login: procedure.mutation(({ ctx }) => {
    ctx.res.setCookie('token', jwt.sign({}, process.env.SECRET ?? ''), { path: '/' }) //=> sets token path=/ domain=-
  }),
  logout: procedure.mutation(({ ctx }) => { //=> endpoint logout
    ctx.res.clearCookie('token') //=> clears token path=/ domain=-
  }),
})

const app = Fastify()
app.register(fastifyCookie)
app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { router: appRouter, createContext } })
app.listen({ port: 3000 })
