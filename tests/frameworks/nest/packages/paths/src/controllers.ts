import { Controller, Post, Res } from '@nestjs/common'
import jwt from 'jsonwebtoken'
import type { Response } from 'express'
import { BaseController, Cookie } from './base.controller'

@Controller('users')
export class AdminController extends BaseController {
  @Post('login')
  login(@Res() response: Response) {
    response.cookie(Cookie.Token, jwt.sign({}, process.env.SECRET ?? ''), { domain: 'example.com' }) //=> sets token path=/ domain=example.com
    response.end()
  }
}

@Controller()
export class StaffController extends BaseController {
  @Post('sign-out') //=> endpoint POST /v2/admin/staff/sign-out
  leave(@Res({ passthrough: true }) response: Response) {
    super.logout(response)
    response.clearCookie(Cookie.Token, { domain: 'example.com' }) //=> clears token path=/ domain=example.com
  }
}
