//! Programs that come as crates, each in its own folder of the cache, so that no program of the user's is replaced.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

use crate::{cache, child, workshop::Workshop};

/// Building cargo-leptos took 22 minutes of CPU in its release profile; this is a wide margin on a slow machine.
const COMPILE: Duration = Duration::from_hours(1);

/// A program to install.
pub struct Program {
    /// The crate.
    pub package: &'static str,
    /// The program it contains.
    pub name: &'static str,
    /// Exactly this version.
    pub version: String,
    /// Compiled without optimisation: for programs that only call others.
    pub debug: bool,
}

impl Program {
    /// The folder with a program of exactly this version: the cache's or one on the path.
    pub fn find(&self, workshop: &Workshop) -> Result<Option<PathBuf>> {
        let cached = self.root()?.join("bin");
        let on_path = workshop.toolchain.which(self.name).and_then(|path| path.parent().map(Path::to_path_buf));
        Ok([Some(cached), on_path].into_iter().flatten().find(|folder| self.is_in(workshop, folder)))
    }

    /// Compiles it into the cache, or lets `cargo binstall` fetch it where that is present. Answers the folder.
    ///
    /// A registry mirror may lack a version that the program's own lock file names: then it is compiled without that file.
    pub fn install(&self, workshop: &Workshop) -> Result<PathBuf> {
        let root = self.root()?;
        let build = cache::folder()?.join("build").join(self.package);
        fs::create_dir_all(&build)?;
        let mut attempts = vec![self.compile(workshop, &build, &["--locked"])?, self.compile(workshop, &build, &[])?];
        if workshop.toolchain.which("cargo-binstall").is_some() {
            let mut fetch = workshop.command("cargo-binstall");
            fetch.args(["--no-confirm", "--force", &self.exact(), "--root"]).arg(&root);
            attempts.insert(0, fetch);
        }
        for mut attempt in attempts {
            println!("setup  {}", child::line(&attempt));
            let log = workshop.checkout.log(self.package);
            let finished = child::logged(&mut attempt, &log, COMPILE)?;
            if finished.success && self.is_in(workshop, &root.join("bin")) {
                let _ = fs::remove_dir_all(&build);
                return Ok(root.join("bin"));
            }
            println!("{}", finished.tail(10));
        }
        bail!("by hand: cargo install {} --root {}", self.exact(), root.display())
    }

    fn compile(&self, workshop: &Workshop, build: &Path, flags: &[&str]) -> Result<Command> {
        let mut command = workshop.cargo("install");
        command.arg(self.exact()).args(flags).args(["--force", "--root"]).arg(self.root()?);
        if self.debug {
            command.arg("--debug").env("CARGO_PROFILE_DEV_DEBUG", "0");
        }
        // Not in the checkout: its flags and its target folder are not for this.
        command.current_dir(build).env("CARGO_TARGET_DIR", build.join("target"));
        Ok(command)
    }

    fn exact(&self) -> String {
        format!("{}@{}", self.package, self.version)
    }

    fn root(&self) -> Result<PathBuf> {
        cache::tool(&format!("{}-{}", self.name, self.version))
    }

    fn is_in(&self, workshop: &Workshop, folder: &Path) -> bool {
        let program = folder.join(self.name);
        child::capture(workshop.command(program).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(self.version.as_str()))
    }
}
