import fastifyPassport from '@fastify/passport'

export const passport = new fastifyPassport.Authenticator()
