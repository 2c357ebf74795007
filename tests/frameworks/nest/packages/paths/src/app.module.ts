import { Module } from '@nestjs/common'
import { RouterModule } from '@nestjs/core'
import { AdminController, StaffController } from './controllers'

@Module({ controllers: [AdminController] })
export class AdminModule {}

@Module({ controllers: [StaffController] })
export class StaffModule {
  static register() {
    return { module: StaffModule, global: true }
  }
}

@Module({
  imports: [
    AdminModule,
    StaffModule.register(),
    RouterModule.register([{ path: 'admin', module: AdminModule, children: [{ path: 'staff', module: StaffModule }] }]),
  ],
})
export class AppModule {}
