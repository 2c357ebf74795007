import mongoose from 'mongoose'
import { createClient } from 'redis'

export const Blacklist = mongoose.model('BlacklistedToken', new mongoose.Schema({ token: String, expiresAt: Date }))
export const BlockedAddress = mongoose.model('IpBlacklist', new mongoose.Schema({ ip: String }))
export const cache = await createClient().connect()
