import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity()
export class UserSession {
  @PrimaryColumn() id!: string
  @Column() userId!: string
  @Column({ nullable: true }) revokedAt!: Date | null
}

@Entity()
export class PasswordReset {
  @PrimaryColumn() token!: string
  @Column() userId!: string
}
