package dev.mesh4j.acceptance.house;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** All but tests, which may also come as a jar that modules share. */
final class MainCode implements ImportOption {

    private final ImportOption folders = new ImportOption.DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return folders.includes(location) && !location.contains("-tests.jar");
    }
}
