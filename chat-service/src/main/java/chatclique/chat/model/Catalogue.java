package chatclique.chat.model;

import chatclique.chat.model.CatalogueSettings.Listed;
import chatclique.chat.model.Entry.Health;
import chatclique.chat.persona.Persona;
import chatclique.chat.provider.Provider;
import chatclique.chat.provider.ProviderSettings;
import chatclique.chat.provider.Providers;
import chatclique.chat.voice.BuiltInVoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All models: those of the configuration, and always the built-in voice, which is last. */
@Component
class Catalogue {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);
    private static final String DEFAULT = "default";

    private final List<Provider> providers = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Entry voice;

    Catalogue(CatalogueSettings settings, ProviderSettings one, Providers clients, BuiltInVoice builtIn) {
        Map<String, ProviderSettings> addresses = new HashMap<>(settings.providers());
        if (one.configured()) {
            addresses.putIfAbsent(DEFAULT, one);
        }
        addresses.forEach((name, address) -> providers.add(clients.open(name, address)));
        settings.catalogue().forEach(this::add);
        addTheOneOfTheEnvironment(one);
        voice = new Entry(
                BuiltInVoice.NAME,
                "Built-in voice",
                BuiltInVoice.NAME,
                null,
                builtIn,
                Set.of(Persona.values()),
                null,
                null,
                List.of(),
                new Health());
        add(voice);
        entries.forEach(entry -> entry.fallbacks().forEach(name -> required(entry, name)));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Provider> providers() {
        return List.copyOf(providers);
    }

    /** The built-in voice. */
    Entry voice() {
        return voice;
    }

    /** Whether a persona can have a model. */
    boolean has(String name, Persona persona) {
        return find(name).filter(entry -> entry.answersFor(persona)).isPresent();
    }

    /** The one that answers for a persona when none is chosen. */
    Entry usual(Persona persona) {
        return entries.stream()
                .filter(entry -> entry.answersFor(persona))
                .findFirst()
                .orElse(voice);
    }

    /**
     * Who is asked for an answer, in order: the model that was chosen, or the usual one, then its fallbacks. What the
     * latest look showed to be unusable comes last, not never: it may be back.
     */
    List<Entry> line(Persona persona, @Nullable String chosen) {
        Entry first = find(chosen).filter(entry -> entry.answersFor(persona)).orElseGet(() -> usual(persona));
        return Stream.concat(Stream.of(first), first.fallbacks().stream().flatMap(name -> find(name).stream()))
                // As a fallback it is a stand-in, and says so.
                .filter(entry -> entry == first || entry != voice)
                .distinct()
                .sorted(Comparator.comparing(Entry::usable).reversed())
                .toList();
    }

    private Optional<Entry> find(@Nullable String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private void addTheOneOfTheEnvironment(ProviderSettings one) {
        String name = Objects.requireNonNullElse(one.chatModel(), "").strip();
        if (one.configured() && name.isEmpty() && entries.isEmpty()) {
            log.warn("A provider is configured, but no chat model: the built-in voice answers");
        } else if (one.configured() && !name.isEmpty() && find(name).isEmpty()) {
            add(new Listed(name, DEFAULT, null, null, Set.of(Persona.values()), null, null, List.of()));
        }
    }

    private void add(Listed listed) {
        Provider provider = providers.stream()
                .filter(known -> known.name().equals(listed.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The model " + listed.name() + " needs a provider " + listed.provider() + " with an address"));
        add(new Entry(
                listed.name(),
                Objects.requireNonNullElse(listed.title(), listed.name()),
                Objects.requireNonNullElse(listed.id(), listed.name()),
                provider,
                provider.chat(),
                listed.use(),
                listed.contextTokens(),
                listed.prices(),
                listed.fallbacks(),
                new Health()));
    }

    private void add(Entry entry) {
        if (find(entry.name()).isPresent()) {
            throw new IllegalStateException("The catalogue has two models " + entry.name());
        }
        entries.add(entry);
    }

    private void required(Entry entry, String fallback) {
        if (find(fallback).isEmpty()) {
            throw new IllegalStateException("The model " + entry.name() + " falls back to an unknown " + fallback);
        }
    }
}
