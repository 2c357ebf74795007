import { Configuration, FrontendApi as Api, IdentityApi } from '@ory/client'

const configuration = new Configuration({ basePath: process.env.ORY_URL })
export const ory = new Api(configuration)
export const identities = new IdentityApi(configuration)
