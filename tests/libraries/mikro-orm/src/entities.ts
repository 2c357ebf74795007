import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'

@Entity()
export class User {
  @PrimaryKey() id!: number
  @Property() email!: string
  @Property({ nullable: true }) refreshToken: string | null = null

  forgetToken = () => {
    this.refreshToken = null
  }
}

@Entity()
export class Session {
  @PrimaryKey() id!: string
  @ManyToOne() user!: User
}
