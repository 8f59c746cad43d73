package chatclique.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("chatclique.chat");

    @Test
    void featuresDependOnEachOtherOneWayAndOnlyOnWhatIsPublic() {
        ApplicationModules.of(ChatService.class).verify();
    }

    @Test
    void nothingBlocks() {
        noClasses()
                .should()
                .callMethodWhere(onPublisher("block"))
                .orShould()
                .callMethodWhere(onPublisher("toIterable"))
                .orShould()
                .callMethodWhere(onPublisher("toStream"))
                .check(CLASSES);
    }

    @Test
    void onlyWhatHasALifeSubscribes() {
        noClasses()
                .that(DescribedPredicate.not(JavaClass.Predicates.assignableTo(SmartLifecycle.class)))
                .should()
                .callMethodWhere(onPublisher("subscribe"))
                .check(CLASSES);
    }

    @Test
    void nothingIsAnImpl() {
        noClasses().should().haveSimpleNameEndingWith("Impl").check(CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> onPublisher(String method) {
        return DescribedPredicate.describe(
                method + " on a publisher",
                call -> call.getName().startsWith(method)
                        && !call.getName().startsWith("subscribeOn")
                        && call.getTargetOwner().isAssignableTo(Publisher.class));
    }
}
