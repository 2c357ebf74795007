// Models as classes: what finders give has the methods of the class, those that are fields of it included.
import crypto from 'node:crypto'
import jwt from 'jsonwebtoken'
import { Column, Model as BaseModel, Table } from 'sequelize-typescript'

class Timestamped extends BaseModel {
  touch = async () => this.update({ seenAt: new Date() })
}

@Table
export class Account extends Timestamped {
  @Column declare jwtSecret: string
  @Column declare seenAt: Date

  static renew = (account: Account) => {
    account.jwtSecret = crypto.randomBytes(48).toString('hex')
  }

  // Every token of the account is signed with it.
  rotateSecret = (options: object = {}) => {
    Account.renew(this)
    return this.save(options) //=> invalidates version
  }

  // Only in memory.
  forgetSecret = () => {
    Account.renew(this)
  }

  issue() {
    return jwt.sign({ id: this.get('id') }, this.jwtSecret)
  }
}
