import { Controller, Get, Header, Redirect, Render, Req, Version, VERSION_NEUTRAL } from '@nestjs/common'
import type { Request } from 'express'

@Controller('pages')
export class PagesController {
  // A page that asks whether one wants to.
  @Get('logout')
  @Render('confirm')
  ask() {
    return { title: 'Leave?' }
  }

  @Version(VERSION_NEUTRAL)
  @Get('bye') //=> endpoint GET /pages/bye; reports no-get-logout
  @Redirect('/login')
  logout(@Req() request: Request) { //=> reports require-cookie-deletion
    return new Promise<void>((resolve, reject) => {
      request.session.destroy((error: unknown) => (error ? reject(error) : resolve())) //=> invalidates session
    })
  }

  @Get('logout-help')
  help() {
    return 'Press the button.'
  }
}
