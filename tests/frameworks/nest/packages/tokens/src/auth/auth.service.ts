import { Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { JwtService } from '@nestjs/jwt'
import { Sessions } from './sessions'

@Injectable()
export class AuthService {
  constructor(
    private readonly jwt: JwtService,
    private readonly config: ConfigService,
    private readonly sessions: Sessions,
  ) {}

  async login(userId: number) {
    const id = await this.sessions.start(userId)
    return { refreshToken: await this.jwt.signAsync({ id }, { secret: this.config.get('SECRET') }) }
  }

  async logout(id: string) {
    await this.sessions.end(id)
  }
}
