import type { Request, Response } from 'express'
import { Get, JsonController as Routes, Post, Req, Res, Session } from 'routing-controllers'
import { endSession } from './end'

@Routes('/auth')
export class AuthController {
  @Post('/login')
  login(@Session() session: any) {
    session.user = 1
    return true
  }

  @Post('/logout') //=> endpoint POST /api/auth/logout
  async logout(@Req() request: Request, @Res() response: Response) {
    await endSession(request)
    response.clearCookie('sid') //=> clears sid path=/ domain=-
    return true
  }

  // The record stays.
  @Post('/signout') //=> endpoint POST /api/auth/signout
  signOut(@Res() response: Response) { //=> reports require-server-side-destroy
    response.clearCookie('sid') //=> clears sid path=/ domain=-
    return true
  }

  @Get('/logout-help')
  help() {
    return 'Press the button.'
  }
}

@Routes()
export class OldController {
  @Get('/logout') //=> endpoint GET /logout; reports no-get-logout
  async leave(@Req() request: Request) { //=> reports require-cookie-deletion
    await endSession(request)
    return true
  }
}
