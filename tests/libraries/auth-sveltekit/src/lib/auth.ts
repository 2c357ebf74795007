import { SvelteKitAuth as create } from '@auth/sveltekit'
import GitHub from '@auth/sveltekit/providers/github'
import { PrismaAdapter } from '@auth/prisma-adapter'
import { prisma } from './database'

export const { handle, signIn, signOut } = create({ adapter: PrismaAdapter(prisma), providers: [GitHub] }) //=> invalidates session
