import { Client as Stytch } from 'stytch'
import DescopeClient from '@descope/node-sdk'
import { FusionAuthClient } from '@fusionauth/typescript-client'
import { initAuth } from '@propelauth/express'
import { Magic } from '@magic-sdk/admin'
import { AuthenticationClient, ManagementClient } from 'auth0'

export const stytch = new Stytch({ project_id: 'shop' })
export const descope = DescopeClient({ projectId: 'shop' })
export const fusion = new FusionAuthClient('key', 'https://id.example.com')
export const propel = initAuth({ authUrl: 'https://id.example.com' })
export const magic = new Magic(process.env.MAGIC)
export const auth0 = new AuthenticationClient({ domain: 'shop.auth0.com' })
export const management = new ManagementClient({ domain: 'shop.auth0.com' })
