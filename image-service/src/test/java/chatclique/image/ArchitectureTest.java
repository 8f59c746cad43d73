package chatclique.image;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "chatclique.image", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NOTHING_BLOCKS = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("block.*")).and(target(owner(assignableTo(Publisher.class)))));

    @ArchTest
    static final ArchRule ONLY_WHAT_IS_STOPPED_SUBSCRIBES = noClasses()
            .that()
            .areNotAssignableTo(SmartLifecycle.class)
            .should()
            .callMethodWhere(target(nameMatching("subscribe")).and(target(owner(assignableTo(Publisher.class)))));

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT = noClasses().should().haveSimpleNameEndingWith("Impl");

    @Test
    void featuresDependOneWayOnly() {
        ApplicationModules.of(ImageService.class).verify();
    }
}
