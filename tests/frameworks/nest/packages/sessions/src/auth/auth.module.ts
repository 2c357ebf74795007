import { forwardRef, Module } from '@nestjs/common'
import { AppModule } from '../app.module'
import { AuthController, DeviceController, LeaveController } from './auth.controller'
import { AuthService } from './auth.service'

const controllers = [AuthController, DeviceController]

@Module({ imports: [forwardRef(() => AppModule)], controllers: [...controllers, LeaveController], providers: [AuthService] })
export class AuthModule {}
