package chatclique.pet.life;

import chatclique.pet.testing.MongoTest;

@MongoTest
class OnceOnMongoTest extends OnceScenarios {}
