import { DataSource } from 'typeorm'
import { RefreshToken, Voucher } from './entities.ts'

export const source = new DataSource({ type: 'postgres', entities: [RefreshToken, Voucher] })
export const tokens = source.getRepository(RefreshToken)
