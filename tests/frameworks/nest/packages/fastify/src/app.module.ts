import { Controller, Module, Post, Req, Res } from '@nestjs/common'

@Controller('auth')
export class AuthController {
  @Post('login')
  login(@Req() request) {
    request.session.user = { id: 1 }
  }

  @Post('logout') //=> endpoint POST /auth/logout
  async logout(@Req() request, @Res({ passthrough: true }) reply) {
    await request.session.destroy() //=> invalidates session
    reply.clearCookie('sid') //=> clears sid path=/ domain=-
  }

  @Post('signout') //=> endpoint POST /auth/signout
  signOut(@Res() reply) { //=> reports require-server-side-destroy
    reply.clearCookie('sid').send() //=> clears sid path=/ domain=-
  }
}

@Module({ controllers: [AuthController] })
export class AppModule {}
