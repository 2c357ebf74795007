import { DataSource } from 'typeorm'
import { PasswordReset, UserSession } from './entities.ts'
import { SessionService } from './session-service.ts'

export const source = new DataSource({ type: 'postgres', entities: [UserSession, PasswordReset] })
export const service = new SessionService(source.getRepository(UserSession), source.getRepository(PasswordReset))
