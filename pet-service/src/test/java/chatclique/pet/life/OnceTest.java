package chatclique.pet.life;

import chatclique.pet.testing.PetServiceTest;

@PetServiceTest
class OnceTest extends OnceScenarios {}
