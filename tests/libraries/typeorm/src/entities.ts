import { Column, Entity as Table, PrimaryGeneratedColumn } from 'typeorm'

@Table()
export class RefreshToken {
  @PrimaryGeneratedColumn() id!: number
  @Column() token!: string
}

@Table()
export class Voucher {
  @PrimaryGeneratedColumn() id!: number
}
