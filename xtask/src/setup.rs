//! `cargo xtask setup`: each tool is looked for, and installed when it is missing.

pub mod cargo_leptos;
pub mod chromium;
mod crates;
pub mod node_packages;
pub mod postgresql;
mod wasm_bindgen;
mod wasm_opt;

use anyhow::{Context, Result};

use crate::workshop::Workshop;

/// A program that these commands call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Builds server and browser side together.
    CargoLeptos,
    /// Makes JavaScript glue for the WASM.
    WasmBindgen,
    /// Shrinks the WASM of release builds.
    WasmOpt,
    /// The browser of the journeys.
    Chromium,
    /// Playwright and axe.
    NodePackages,
    /// The second database of the tests.
    Postgresql,
}

/// What a build needs.
pub const TO_BUILD: &[Tool] = &[Tool::CargoLeptos, Tool::WasmBindgen, Tool::WasmOpt];
/// What only tests need.
pub const TO_TEST: &[Tool] = &[Tool::Chromium, Tool::NodePackages, Tool::Postgresql];

/// How a tool came to be there.
pub enum Found {
    /// It was there already; the word says why nothing was done.
    Already(&'static str),
    /// It was installed just now.
    Installed,
}

/// Makes tools ready, and puts them on the path of the children to come.
pub fn ready(workshop: &mut Workshop, tools: &[Tool]) -> Result<()> {
    for tool in tools {
        let (title, ensure): (String, fn(&mut Workshop) -> Result<Found>) = match tool {
            Tool::CargoLeptos => (format!("cargo-leptos {}", cargo_leptos::VERSION), cargo_leptos::ensure),
            Tool::WasmBindgen => (format!("wasm-bindgen {}", wasm_bindgen::wanted(workshop)?), wasm_bindgen::ensure),
            Tool::WasmOpt => (format!("wasm-opt {}", wasm_opt::MAJOR), wasm_opt::ensure),
            Tool::Chromium => ("chromium".into(), chromium::ensure),
            Tool::NodePackages => ("end2end packages".into(), node_packages::ensure),
            Tool::Postgresql => (format!("PostgreSQL {}+", postgresql::LEAST_MAJOR), postgresql::ensure),
        };
        match ensure(workshop).with_context(|| format!("{title} could not be made ready"))? {
            Found::Already(reason) => println!("setup  {title:<22}{reason}"),
            Found::Installed => println!("setup  {title:<22}installed"),
        }
    }
    Ok(())
}
