import { Inject, Injectable } from '@nestjs/common'
import type { Redis } from 'ioredis'
import { REDIS } from '../tokens'

@Injectable()
export class Denylist {
  @Inject(REDIS)
  private readonly redis: Redis

  async add(token: string) {
    await this.redis.set(`denylist:${token}`, '1', 'EX', 900) //=> invalidates denylist
  }
}
