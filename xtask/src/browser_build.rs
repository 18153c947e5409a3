//! Server and browser side, built together by cargo-leptos; skipped when nothing has changed.

use std::{path::PathBuf, process::Command, time::Instant};

use anyhow::Result;

use crate::{budgets, child, compress, first_files, small, stamp::Stamp, workshop::Workshop};

/// How it is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build; what the journeys run on.
    Debug,
    /// Small and fast; what users get.
    Release,
}

/// A finished build.
pub struct Built {
    /// The program `clientele`.
    pub program: PathBuf,
    /// The folder with what browsers fetch.
    pub site: PathBuf,
}

/// The debug build takes its server from the same cargo selection as `cargo test`, development dependencies included:
/// with any other, features differ and most dependencies would be compiled a second time.
const AS_THE_TESTS: [&str; 3] =
    ["--bin-cargo-args=--workspace", "--bin-cargo-args=--exclude=frontend", "--bin-cargo-args=--tests"];

/// Builds, unless the last build saw the same inputs and its results are still there. cargo-leptos alone would empty the
/// site and run wasm-bindgen and wasm-opt anew each time.
pub fn build(workshop: &Workshop, profile: Profile) -> Result<Built> {
    let checkout = &workshop.checkout;
    let (name, folder) = match profile {
        Profile::Debug => ("debug", "site-debug"),
        Profile::Release => ("release", "site"),
    };
    // One site a profile, so that a test run does not throw away what `serve` has built.
    let built = Built {
        program: checkout.target.join(name).join(&checkout.leptos.bin_target),
        site: checkout.target.join(folder),
    };
    let stamp = Stamp::new(workshop, name, &[&built.program, &built.site]);
    if stamp.is_current() {
        println!("build  {name}: nothing has changed");
        return Ok(built);
    }
    let start = Instant::now();
    let leptos = |arguments: &[&str]| -> Result<Command> {
        let mut command = workshop.cargo_leptos("build")?;
        command.args(arguments).envs(workshop.site_environment(&built.site));
        Ok(command)
    };
    println!("build  {name}");
    match profile {
        Profile::Debug => child::run(leptos(&["--split"])?.args(AS_THE_TESTS))?,
        Profile::Release => {
            small::ready(workshop)?;
            child::run(leptos(&["--release", "--split", "--frontend-only"])?.envs(small::ENVIRONMENT))?;
            child::run(&mut leptos(&["--release", "--split", "--server-only"])?)?;
        }
    }
    let scripts = built.site.join(&checkout.leptos.site_pkg_dir);
    first_files::write(&scripts)?;
    if profile == Profile::Release {
        compress::compress(workshop, &built.site)?;
        budgets::check(&scripts)?;
    }
    stamp.write()?;
    println!("build  {name}: {}", child::duration(start.elapsed()));
    Ok(built)
}
