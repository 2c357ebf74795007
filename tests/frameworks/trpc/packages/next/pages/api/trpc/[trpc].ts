import { createNextApiHandler } from '@trpc/server/adapters/next'
import { appRouter } from '../../../src/routers/root'
import { createContext } from '../../../src/trpc'

export default createNextApiHandler({ router: appRouter, createContext })
