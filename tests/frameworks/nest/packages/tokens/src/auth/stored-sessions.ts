import { Injectable } from '@nestjs/common'
import { InjectRepository as Rows } from '@nestjs/typeorm'
import type { Repository } from 'typeorm'
import { RefreshToken } from '../entities'
import { Sessions } from './sessions'

@Injectable()
export class StoredSessions implements Sessions {
  constructor(@Rows(RefreshToken) private readonly rows: Repository<RefreshToken>) {}

  async start(userId: number) {
    const row = await this.rows.save({ userId })
    return row.id
  }

  async end(id: string) {
    await this.rows.delete({ id }) //=> invalidates refresh-token
  }
}
