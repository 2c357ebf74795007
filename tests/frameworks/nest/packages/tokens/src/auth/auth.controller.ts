import { Body, Controller, Inject, Post } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { EventEmitter2 } from '@nestjs/event-emitter'
import { DENYLIST } from '../tokens'
import { AuthService } from './auth.service'
import { AccountPost, Bearer } from './current-user'
import type { Denylist } from './denylist'
import { LogoutCommand } from './logout.command'

@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    @Inject(DENYLIST) private readonly denylist: Denylist,
    @Inject('CURRENT_DENYLIST') private readonly current: Denylist,
    private readonly commands: CommandBus,
    private readonly events: EventEmitter2,
  ) {}

  @Post('login')
  login(@Body('id') id: number) {
    return this.auth.login(id)
  }

  @Post('logout') //=> endpoint POST /auth/logout
  logout(@Body('session') session: string) {
    return this.auth.logout(session)
  }

  @Post('logout/token') //=> endpoint POST /auth/logout/token
  async logoutToken(@Bearer() token: string) {
    await this.denylist.add(token)
  }

  @Post('logout/current') //=> endpoint POST /auth/logout/current
  async logoutCurrent(@Bearer() token: string) {
    await this.current.add(token)
  }

  @Post('logout/command') //=> endpoint POST /auth/logout/command
  async logoutByCommand(@Body('session') session: string) {
    await this.commands.execute(new LogoutCommand(session))
  }

  // A session ends, and the refresh token stays.
  @Post('logout/event') //=> endpoint POST /auth/logout/event
  async logoutByEvent(@Body('session') session: string) { //=> reports require-token-revocation
    await this.events.emitAsync('session.left', session)
  }
}

@Controller('account')
export class AccountController {
  // Nothing ends: the refresh token stays valid.
  @AccountPost('sign-out') //=> endpoint POST /account/sign-out
  signOut() { //=> reports require-server-side-destroy
    return undefined
  }
}
