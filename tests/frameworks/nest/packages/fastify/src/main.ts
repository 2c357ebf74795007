import fastifyCookie from '@fastify/cookie'
import fastifySession from '@fastify/session'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { AppModule } from './app.module'

async function bootstrap() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter())
  await app.register(fastifyCookie)
  await app.register(fastifySession, { cookieName: 'sid', secret: process.env.SECRET ?? '' }) //=> sets sid path=/ domain=-
  await app.listen(3000)
}

void bootstrap()
