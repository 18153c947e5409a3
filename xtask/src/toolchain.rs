//! The Rust toolchain that does everything here: it compiles for this machine and for the browser.
//!
//! One for all commands, because two that share a target folder rebuild each other's work.

mod debian;
mod rustc;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

pub use self::debian::apt_install;
use self::rustc::Rustc;
use crate::{checkout::Checkout, child, privilege};

/// The browser's target.
pub const WASM: &str = "wasm32-unknown-unknown";
/// cargo-leptos 0.3.11 needs this compiler.
const LEAST_RUSTC: (u32, u32) = (1, 96);
const LINKER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";
/// Where gcc looks first for what it calls.
const LINKER_FOLDER: &str = "COMPILER_PATH";
/// Long enough for a component of 20 MB, short enough where downloads are blocked.
const TARGET_DOWNLOAD: Duration = Duration::from_mins(3);

/// The toolchain in use and the environment that selects it in every child command.
pub struct Toolchain {
    /// What `rustc -vV` says: builds by another compiler are other builds.
    pub version: String,
    rustc: Rustc,
    variables: Vec<(&'static str, OsString)>,
    path: Vec<PathBuf>,
}

impl Toolchain {
    /// The first toolchain that can do it all: the active one, else Debian's, else one that is installed now.
    pub fn ready(checkout: &Checkout) -> Result<Self> {
        if let Some(found) = Self::find() {
            println!("setup  {:<22}found", found.title());
            return Ok(found);
        }
        install(checkout)?;
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!("the toolchain was installed, yet {WASM} is still missing"),
        }
    }

    fn find() -> Option<Self> {
        let active = Rustc::ask(Command::new("rustc"));
        if let Some(rustc) = active.filter(suffices) {
            return Some(Self::with(rustc, Vec::new(), Vec::new()));
        }
        if let Some(rustc) = debian::linked().filter(suffices) {
            return Some(Self::with(rustc, vec![("RUSTUP_TOOLCHAIN", debian::NAME.into())], Vec::new()));
        }
        if has_rustup() {
            return None;
        }
        let rustc = debian::installed().filter(suffices)?;
        let bin = rustc.sysroot.join("bin");
        Some(Self::with(rustc, Vec::new(), vec![bin]))
    }

    fn with(rustc: Rustc, mut variables: Vec<(&'static str, OsString)>, path: Vec<PathBuf>) -> Self {
        // rustup's toolchains bring their linker, Debian's does not.
        if !rustc.has_own_linker() {
            if env::var_os(LINKER).is_none() {
                variables.push((LINKER, debian::LINKER.into()));
            }
            // Where gcc looks for its parts first. A flag of rustc would compile every dependency anew.
            if let Some(folder) = debian::quick_linker().filter(|_| env::var_os(LINKER_FOLDER).is_none()) {
                variables.push((LINKER_FOLDER, folder.into()));
            }
        }
        Self { version: rustc.text.clone(), rustc, variables, path }
    }

    fn title(&self) -> String {
        self.version.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
    }

    /// Puts a folder of programs before all others for the children to come.
    pub fn prefer(&mut self, folder: PathBuf) {
        self.path.insert(0, folder);
    }

    /// Whether the standard library can be compiled anew.
    pub fn has_source(&self) -> bool {
        self.rustc.has_source()
    }

    /// A child command with this toolchain's environment.
    ///
    /// What `cargo run` left in ours is taken out: it names the toolchain that built this program, which may be another.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        for (name, _) in env::vars_os() {
            let name_text = name.to_string_lossy();
            if matches!(name_text.as_ref(), "CARGO" | "LD_LIBRARY_PATH" | "DYLD_FALLBACK_LIBRARY_PATH")
                || ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| name_text.starts_with(start))
            {
                command.env_remove(&name);
            }
        }
        if let Ok(path) = env::join_paths(self.folders()) {
            command.env("PATH", path);
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Where a child would find a program.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        self.folders().map(|folder| folder.join(program)).find(|path| path.is_file())
    }

    fn folders(&self) -> impl Iterator<Item = PathBuf> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let inherited: Vec<PathBuf> = env::split_paths(&inherited).collect();
        self.path.clone().into_iter().chain(inherited)
    }
}

fn suffices(rustc: &Rustc) -> bool {
    rustc.version >= LEAST_RUSTC && rustc.builds_for(WASM)
}

fn has_rustup() -> bool {
    child::capture(Command::new("rustup").arg("--version")).is_ok()
}

/// Adds the target to the active toolchain; where that cannot be downloaded, or the compiler is too old, takes Debian's.
fn install(checkout: &Checkout) -> Result<()> {
    let recent = Rustc::ask(Command::new("rustc")).is_some_and(|rustc| rustc.version >= LEAST_RUSTC);
    if recent && has_rustup() {
        println!("setup  {WASM}: rustup target add");
        let mut command = Command::new("rustup");
        command.args(["target", "add", WASM]);
        if child::logged(&mut command, &checkout.log("rustup"), TARGET_DOWNLOAD)?.success {
            return Ok(());
        }
    }
    if privilege::has_debian_packages() {
        return debian::install(checkout);
    }
    let (major, minor) = LEAST_RUSTC;
    bail!(
        "this needs rustc {major}.{minor} or later with {WASM}. By hand: rustup update stable && rustup target add {WASM}"
    )
}
