import * as nest from '@nestjs/common'
import { Body, Controller as Routes, Delete, HttpCode, Post, Req, Res, Session, UseGuards } from '@nestjs/common'
import { AuthGuard } from '@nestjs/passport'
import type { Request, Response } from 'express'
import { AuthService } from './auth.service'

const PREFIX = 'auth'

@Routes(`${PREFIX}`)
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('login')
  login(@Req() request: Request, @Body('name') name: string) {
    request.session.user = name
  }

  @UseGuards(AuthGuard('session'))
  @Post('logout') //=> endpoint POST /api/v1/auth/logout
  @HttpCode(204)
  async logout(@Req() request: Request) { //=> reports require-cookie-deletion
    await this.auth.end(request)
  }

  @Post('logout-cookie') //=> endpoint POST /api/v1/auth/logout-cookie
  async logoutWithCookie(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    await this.auth.end(request)
    response.clearCookie('sid') //=> clears sid path=/ domain=-
  }

  // Nobody waits for it: the answer is sent when the method has returned.
  @Post('logout-unawaited') //=> endpoint POST /api/v1/auth/logout-unawaited
  logoutUnawaited(@Req() request: Request) { //=> reports require-cookie-deletion
    void this.auth.end(request)
    return { ok: true }
  }

  @nest.Post('passport/logout') //=> endpoint POST /api/v1/auth/passport/logout
  async leave(@Req() req) { //=> reports require-cookie-deletion
    await this.auth.leave(req)
    return { ok: true }
  }

  // The record stays, with everything that is in it but the user.
  @Post('logout-partly') //=> endpoint POST /api/v1/auth/logout-partly
  logoutPartly(@Session() session) { //=> reports require-cookie-deletion
    session.user = null //=> invalidates session partial
  }

  // Nothing of the session ends.
  @Post('logout-not') //=> endpoint POST /api/v1/auth/logout-not
  logoutNot(@Res() response) { //=> reports require-server-side-destroy
    response.clearCookie('sid') //=> clears sid path=/ domain=-
    response.redirect('/login')
  }
}

@nest.Controller({ path: ['session', 'me/session'], version: ['1', '2'] })
export class DeviceController {
  @Delete() //=> endpoint DELETE /api/v1/session
  async remove(@Req() request: Request, @Res() response: Response) { //=> reports require-cookie-deletion
    request.session.destroy((error) => { //=> invalidates session
      response.sendStatus(error ? 500 : 204)
    })
  }
}

@Routes()
export class LeaveController {
  @nest.All('leave') //=> endpoint ANY /v1/leave; reports no-get-logout
  logout(@Req() request: Request, @Res() response: Response) { //=> reports require-cookie-deletion
    // What went wrong is lost.
    request.session.destroy(() => response.redirect('/')) //=> invalidates session; reports no-response-before-destroy
  }
}
