import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { AuthService } from './auth.service'

export class LogoutCommand {
  constructor(readonly sessionId: string) {}
}

@CommandHandler(LogoutCommand)
export class LogoutHandler implements ICommandHandler<LogoutCommand> {
  constructor(private readonly auth: AuthService) {}

  execute(command: LogoutCommand) {
    return this.auth.logout(command.sessionId)
  }
}
