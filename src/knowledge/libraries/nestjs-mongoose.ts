import { arg, defineLibrary, self } from '../define.ts'

export default defineLibrary({
  id: 'nestjs-mongoose',
  title: '@nestjs/mongoose',
  packages: ['@nestjs/mongoose'],
  checked: '12.0.0',
  docs: 'https://docs.nestjs.com/techniques/mongodb#model-injection',
  modules: {
    '@nestjs/mongoose': {
      members: {
        // InjectModel(name): the name of the schema's class, `User.name`.
        InjectModel: { call: { returns: 'nestjs-mongoose.Model', with: { entity: arg(0) } } },
        InjectConnection: { call: { returns: 'nestjs-mongoose.Connection' } },
      },
    },
  },
  types: {
    Model: { injects: { type: 'mongoose.Model', with: { entity: self('entity') }, unlessDeclared: true } },
    Connection: { injects: { type: 'mongoose.Connection' } },
  },
})
