import type { Request, Response } from 'express'
import { sign } from 'jsonwebtoken'
import { source as dataSource, tokens } from './data-source.ts'
import { RefreshToken as Token, Voucher } from './entities.ts'

export class AuthController {
  private readonly tokens = tokens

  login = async (req: Request, res: Response) => {
    const token = sign({ sub: req.body.user }, process.env.SECRET!)
    await this.tokens.save({ token })
    res.cookie('refresh_token', token)
    res.end()
  }

  logout = async (req: Request, res: Response) => {
    await this.tokens.delete({ token: req.cookies.refresh_token }) //=> invalidates refresh-token
    res.clearCookie('refresh_token') //=> clears refresh_token path=/ domain=-
    res.end()
  }

  // Without `execute()` the builder does nothing.
  logoff = async (req: Request, res: Response) => { //=> reports require-server-side-destroy
    await dataSource.createQueryBuilder().delete().from(Token).where('token = :t', { t: req.cookies.refresh_token })
    res.clearCookie('refresh_token') //=> clears refresh_token path=/ domain=-
    res.end()
  }

  signOut = async (req: Request, res: Response) => {
    const builder = dataSource.createQueryBuilder().delete().from(Token) //=> invalidates refresh-token
    await builder.where('token = :t', { t: req.cookies.refresh_token }).execute()
    res.clearCookie('refresh_token') //=> clears refresh_token path=/ domain=-
    res.end()
  }

  redeem = async (req: Request, res: Response) => {
    await dataSource.getRepository(Voucher).delete(req.params.id)
    res.end()
  }
}
