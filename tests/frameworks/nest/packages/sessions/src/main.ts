import { VersioningType } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import session from 'express-session'
import passport from 'passport'
import { AppModule } from './app.module'

async function bootstrap() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule)
  app.setGlobalPrefix('api', { exclude: ['leave', { path: 'pages/bye', method: 'GET' }] })
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' })
  app.use(session({ name: 'sid', secret: process.env.SECRET ?? '', resave: false, saveUninitialized: false }))
  app.use(passport.initialize())
  app.use(passport.session())
  await app.listen(3000)
}

void bootstrap()
