import { Module } from '@nestjs/common'
import { CqrsModule } from '@nestjs/cqrs'
import Redis from 'ioredis'
import { AccountController, AuthController } from './auth/auth.controller'
import { AuthService } from './auth/auth.service'
import { LogoutHandler } from './auth/logout.command'
import { SessionListener } from './auth/session.listener'
import { Sessions } from './auth/sessions'
import { StoredSessions } from './auth/stored-sessions'
import { DENYLIST, REDIS } from './tokens'
import { Denylist } from './auth/denylist'

@Module({
  imports: [CqrsModule],
  controllers: [AuthController, AccountController],
  providers: [
    AuthService,
    LogoutHandler,
    SessionListener,
    { provide: Sessions, useClass: StoredSessions },
    { provide: DENYLIST, useClass: Denylist },
    { provide: 'CURRENT_DENYLIST', useExisting: DENYLIST },
    { provide: REDIS, useFactory: () => new Redis() },
  ],
})
export class AppModule {}
