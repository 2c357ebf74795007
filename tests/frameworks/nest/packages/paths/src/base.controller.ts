import { Post, Res } from '@nestjs/common'
import type { Response } from 'express'

export enum Cookie {
  Token = 'token',
}

/** Every controller that extends it has its routes. */
export abstract class BaseController {
  // Of all controllers that extend it, as one.
  @Post('logout') //=> endpoint POST /v2/admin/users/logout
  logout(@Res({ passthrough: true }) response: Response) {
    response.clearCookie(Cookie.Token) //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
  }
}
