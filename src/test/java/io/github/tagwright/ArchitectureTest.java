package io.github.tagwright;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Packages read as the flow, and no library shows through the stages. */
@AnalyzeClasses(packages = "io.github.tagwright", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.tagwright";

    /** Each may use those before it. */
    private static final List<String> FLOW = List.of(
            ROOT + ".post",
            ROOT + ".text",
            ROOT + ".bulk",
            ROOT + ".entity",
            ROOT + ".tag",
            ROOT,
            ROOT + ".evaluate",
            ROOT + ".vocabulary",
            ROOT + ".report",
            ROOT + ".incremental",
            ROOT + ".apply",
            ROOT + ".annif",
            ROOT + ".cli",
            ROOT + ".spark");

    private static final Set<String> STAGES =
            Set.of(ROOT + ".post", ROOT + ".text", ROOT + ".bulk", ROOT + ".entity", ROOT + ".tag", ROOT);

    @ArchTest
    static void packagesUseOnlyThoseBeforeThem(JavaClasses all) {
        for (int i = 0; i < FLOW.size(); i++) {
            List<String> later = FLOW.subList(i + 1, FLOW.size());
            noClasses()
                    .that()
                    .resideInAPackage(FLOW.get(i))
                    .should()
                    .dependOnClassesThat(in(later))
                    .allowEmptyShould(false)
                    .check(all);
        }
    }

    @ArchTest
    static void everyPackageHasItsPlaceInTheFlow(JavaClasses all) {
        classes().should().resideInAnyPackage(FLOW.toArray(String[]::new)).check(all);
    }

    @ArchTest
    static void stagesHideTheirLibraries(JavaClasses all) {
        classes()
                .that(describe("are public stage types", ArchitectureTest::isPublicStageType))
                .should(showOnlyJavaAndTagwright())
                .check(all);
    }

    private static DescribedPredicate<JavaClass> in(List<String> packages) {
        return describe("of a later package " + packages, type -> packages.contains(type.getPackageName()));
    }

    private static boolean isPublicStageType(JavaClass type) {
        return STAGES.contains(type.getPackageName()) && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static ArchCondition<JavaClass> showOnlyJavaAndTagwright() {
        return new ArchCondition<>("show only Java's and Tagwright's types in public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMember member : type.getMembers()) {
                    if (isVisible(member)) {
                        shown(member)
                                .filter(other -> !isOurs(other))
                                .forEach(other -> events.add(SimpleConditionEvent.violated(
                                        type, member.getFullName() + " shows " + other.getName())));
                    }
                }
            }
        };
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> shown(JavaMember member) {
        List<JavaClass> shown = new ArrayList<>();
        if (member instanceof JavaField field) {
            shown.addAll(field.getType().getAllInvolvedRawTypes());
        } else if (member instanceof JavaCodeUnit unit) {
            shown.addAll(unit.getReturnType().getAllInvolvedRawTypes());
            unit.getParameterTypes().forEach(type -> shown.addAll(type.getAllInvolvedRawTypes()));
            unit.getExceptionTypes().forEach(type -> shown.addAll(type.getAllInvolvedRawTypes()));
        }
        return shown.stream().map(JavaClass::getBaseComponentType);
    }

    private static boolean isOurs(JavaClass type) {
        return type.isPrimitive()
                || type.getName().startsWith("java.")
                || type.getName().startsWith(ROOT);
    }
}
