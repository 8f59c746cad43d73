package chatclique.pet.shop;

import chatclique.auth.Owner;
import chatclique.pet.life.Done;
import chatclique.pet.life.IdempotencyKey;
import chatclique.pet.life.PetView;
import chatclique.pet.shop.ShopProperties.Item;
import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The shop, and what my pets have from it. */
@RestController
@Tag(name = "Shop", description = "What a pet can have for the money it earned")
class ShopController {

    private final Shop shop;
    private final Nature nature;

    ShopController(Shop shop, Nature nature) {
        this.shop = shop;
        this.nature = nature;
    }

    /**
     * An item as the shop shows it.
     *
     * @param kind accessory or style
     * @param name the key of its name
     */
    @Schema(name = "Item")
    record ItemView(String id, String kind, String place, int price, String name) {

        static ItemView of(Item item) {
            return new ItemView(item.id(), item.kind(), item.place(), item.price(), item.name());
        }
    }

    /** A page of the catalogue. */
    record ItemPage(List<ItemView> items, @Nullable String next) {}

    /** What to buy. */
    record Purchase(@Schema(example = "collar") @Nullable String item) {}

    /** What to have on. */
    record Outfit(
            @Schema(description = "Ids of items, one for each place at most; none takes everything off") @Nullable
            List<@Nullable String> items) {}

    @GetMapping("/api/v1/shop")
    @Operation(summary = "All that can be bought")
    Mono<ItemPage> items() {
        return Mono.fromSupplier(
                () -> new ItemPage(shop.items().stream().map(ItemView::of).toList(), null));
    }

    @PostMapping("/api/v1/pets/{id}/purchases")
    @Operation(
            summary = "Buy something for a pet with its money",
            description = "Happens once for each Idempotency-Key: the same key again gets the same answer.")
    @Parameter(in = ParameterIn.HEADER, name = IdempotencyKey.HEADER, required = true)
    @ApiResponse(responseCode = "200", description = "What happened, and how the pet is now")
    @ApiResponse(
            responseCode = "409",
            description = "Refused, and nothing changed: not-enough-money, already-owned, not-for-sale")
    @ApiResponse(responseCode = "422", description = "The key was used for another request")
    Mono<ResponseEntity<Done>> buy(
            Owner owner,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody Purchase purchase) {
        return shop.buy(owner, id, purchase.item(), IdempotencyKey.required(headers))
                .map(change -> Done.answer(change, nature));
    }

    @PutMapping("/api/v1/pets/{id}/worn")
    @Operation(summary = "Put on what a pet has, and take everything else off")
    @ApiResponse(responseCode = "200", description = "The pet as it is now")
    @ApiResponse(responseCode = "409", description = "Refused, and nothing changed: not-owned")
    Mono<PetView> dress(Owner owner, @PathVariable String id, @RequestBody Outfit outfit) {
        return shop.dress(owner, id, outfit.items()).map(pet -> PetView.of(pet, nature));
    }
}
