package chatclique.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("chatclique.gateway");

    @Test
    void featuresDependOneWayOnly() {
        ApplicationModules.of(Gateway.class, new ImportOption.DoNotIncludeTests())
                .verify();
    }

    @Test
    void nothingBlocks() {
        noClasses()
                .should()
                .callMethodWhere(callOfPublisher("block.*|toIterable|toStream"))
                .check(CLASSES);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    @Test
    void nothingSubscribes() {
        noClasses().should().callMethodWhere(callOfPublisher("subscribe")).check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> callOfPublisher(String name) {
        return DescribedPredicate.describe("calls " + name + " of a publisher", call -> {
            JavaClass owner = call.getTargetOwner();
            return owner.isAssignableTo(Publisher.class) && call.getName().matches(name);
        });
    }
}
