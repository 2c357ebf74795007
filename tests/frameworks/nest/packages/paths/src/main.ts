import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module'

async function main() {
  const app = await NestFactory.create(AppModule)
  app.setGlobalPrefix('v2')
  await app.listen(3000)
}

void main()
