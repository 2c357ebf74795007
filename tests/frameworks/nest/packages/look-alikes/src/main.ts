import { Controller, Delete, Get, Injectable, Module, Param, Post, type CanActivate, type ExecutionContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { EventPattern, MessagePattern } from '@nestjs/microservices'
import { InjectRepository } from '@nestjs/typeorm'
import { Entity, type Repository } from 'typeorm'

@Entity()
export class Session {}

// Not decorated as a controller: its methods are no routes.
@Injectable()
export class AuthService {
  @Post('logout')
  logout() {
    return true
  }
}

@Controller()
export class MessageController {
  @MessagePattern({ cmd: 'logout' })
  logout() {
    return true
  }

  @EventPattern('user.logout')
  onLogout() {
    return undefined
  }
}

@Injectable()
export class SessionGuard implements CanActivate {
  constructor(@InjectRepository(Session) private readonly sessions: Repository<Session>) {}

  async canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest()
    if (request.query.expired) await this.sessions.delete({ id: request.query.id })
    return true
  }
}

@Controller('admin/users')
export class AdminController {
  constructor(@InjectRepository(Session) private readonly sessions: Repository<Session>) {}

  // Somebody else's sessions.
  @Post(':id/logout')
  logoutUser(@Param('id') id: string) {
    return this.sessions.delete({ userId: id })
  }

  @Delete(':id/sessions')
  removeSessions(@Param('id') id: string) {
    return this.sessions.delete({ userId: id })
  }

  @Get('logout-reasons')
  reasons() {
    return ['idle', 'forced']
  }
}

@Module({ controllers: [MessageController, AdminController], providers: [AuthService, SessionGuard] })
export class AppModule {}

void NestFactory.create(AppModule).then((app) => app.listen(3000))
