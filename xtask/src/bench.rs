//! `cargo xtask bench`: what the release build weighs and how fast it answers.

mod browser;
mod build;
mod first_load;
mod http;
mod import;
mod lighthouse;
mod load;
mod machine;
mod sizes;
mod snapshot;

use std::{fs, path::PathBuf, thread, time::Duration};

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use serde::Serialize;

use self::{
    browser::Browser,
    first_load::Fetched,
    import::Import,
    lighthouse::Scores,
    load::{Asked, Load},
    sizes::Size,
    snapshot::Snapshot,
};
pub use machine::Machine;

use crate::{
    browser_build::{self, Profile},
    running::{self, Account, Running},
    setup,
    workshop::Workshop,
};

/// How much to measure.
#[derive(Args)]
pub struct Options {
    /// What to measure in place of the release.
    #[command(subcommand)]
    instead: Option<Instead>,
    /// Clients in the demonstration data; may be given several times.
    #[arg(long, default_values_t = [10_000, 100_000])]
    clients: Vec<u32>,
    /// Seconds under load.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Connections under load, each sending its next request when it has the last answer.
    #[arg(long, default_value_t = 8)]
    connections: usize,
}

#[derive(Subcommand)]
enum Instead {
    /// How long one waits after an edit.
    Build,
}

/// Memory is read once start-up has settled.
const REST: Duration = Duration::from_secs(5);

#[derive(Serialize)]
struct Report {
    machine: Machine,
    sizes: Vec<Size>,
    first_load: Vec<Fetched>,
    lighthouse: Vec<Scores>,
    companies: Vec<Company>,
    import: Import,
}

/// What was measured at one number of clients.
#[derive(Serialize)]
struct Company {
    clients: u32,
    memory_at_rest_kb: u64,
    memory_after_load_kb: u64,
    /// The list as it is kept, then pages that are made anew each time, and a file as large as the list.
    pages: Vec<Load>,
    snapshot: Snapshot,
    browser: Browser,
}

/// Builds for release, measures, prints a table and writes `bench/bench.json` in the target folder.
pub fn bench(workshop: &mut Workshop, options: &Options) -> Result<()> {
    if let Some(Instead::Build) = options.instead {
        return build::measure(workshop);
    }
    setup::ready(workshop, setup::TO_BUILD)?;
    setup::ready(workshop, setup::TO_TEST)?;
    lighthouse::ready(workshop)?;
    let built = browser_build::build(workshop, Profile::Release)?;
    let sizes = sizes::measure(&built.site.join(&workshop.checkout.leptos.site_pkg_dir))?;
    let (mut first_load, mut lighthouse, mut companies) = (Vec::new(), Vec::new(), Vec::new());
    for (at, clients) in options.clients.iter().enumerate() {
        let folder = Folder::new(&format!("data-{clients}"))?;
        println!("bench  {clients} clients of demonstration data");
        let account = running::demo(workshop, &built, &folder.0, *clients)?;
        let server = Running::start(workshop, &built, &folder.0)?;
        let cookie = http::sign_in(&server.address, &account)?;
        if at == 0 {
            first_load = first_load::measure(&server.address, "/clients", &cookie)?;
            println!("bench  Lighthouse");
            lighthouse = lighthouse::measure(workshop, &server, &account)?;
        }
        drop(server);
        // A new one, so that memory is a server's that did nothing yet.
        let server = Running::start(workshop, &built, &folder.0)?;
        companies.push(company(workshop, options, *clients, &server, &account, &sizes)?);
    }
    println!("bench  clientele import clients");
    let data = Folder::new("data")?;
    let few = options.clients.iter().min().copied().unwrap_or(10_000);
    running::demo(workshop, &built, &data.0, few)?;
    let import = import::measure(workshop, &built, &data.0, &Folder::new("import")?.0)?;
    let report = Report { machine: Machine::here(), sizes, first_load, lighthouse, companies, import };
    print(&report);
    let file = workshop.checkout.target.join("bench/bench.json");
    fs::create_dir_all(file.parent().context("no folder")?)?;
    fs::write(&file, serde_json::to_string_pretty(&report)?)?;
    println!("\n{}", workshop.checkout.shown(&file));
    Ok(())
}

/// Measures one running server.
fn company(
    workshop: &Workshop,
    options: &Options,
    clients: u32,
    server: &Running,
    account: &Account,
    sizes: &[Size],
) -> Result<Company> {
    thread::sleep(REST);
    let memory_at_rest_kb = server.memory_kb()?;
    let cookie = http::sign_in(&server.address, account)?;
    let load = |what: &str, asked: Asked| {
        println!("bench  {what} for {} s on {} connections", options.seconds, options.connections);
        load::run(server, what, &asked, &cookie, options.connections, Duration::from_secs(options.seconds))
    };
    let changing = |what: &str, paths: Vec<String>| load(&format!("{what}, made anew"), Asked::Changing(paths));
    let mut pages = vec![
        load("list, kept", Asked::Same("/clients".into()))?,
        changing("list", vec!["/clients".into()])?,
        changing("list, filtered", vec!["/clients?q=an".into(), "/clients?q=bes".into(), "/clients?q=mar".into()])?,
        changing("record", load::records(&server.address, &cookie)?)?,
        changing("the smallest page", vec!["/settings/me".into()])?,
    ];
    let list_bytes = pages.first().map_or(0, |page| page.answer_bytes) as u64;
    if let Some(alike) = sizes.iter().min_by_key(|size| size.bytes.abs_diff(list_bytes)) {
        let path = format!("/{}/{}", workshop.checkout.leptos.site_pkg_dir, alike.file);
        pages.push(load("a file as large as the list", Asked::Same(path))?);
    }
    let snapshot = snapshot::measure(&server.address, &cookie)?;
    let memory_after_load_kb = server.memory_kb()?;
    println!("bench  the clients list in a browser");
    let browser = browser::measure(workshop, server, account)?;
    Ok(Company { clients, memory_at_rest_kb, memory_after_load_kb, pages, snapshot, browser })
}

fn print(report: &Report) {
    let Report { machine, sizes, import, .. } = report;
    println!("\n{}, {} cores, {} MB, {}\n", machine.processor, machine.cores, machine.memory_mb, machine.kernel);
    for size in sizes {
        println!("{:<40}{:>10} kB{:>10} kB in brotli", size.file, size.bytes / 1000, size.brotli_bytes / 1000);
    }
    println!();
    for Fetched { path, bytes } in &report.first_load {
        println!("{path:<60}{:>10} kB", bytes / 1000);
    }
    let first_load_bytes: usize = report.first_load.iter().map(|fetched| fetched.bytes).sum();
    println!("{:<60}{:>10} kB\n", "first load of /clients", first_load_bytes / 1000);
    report.lighthouse.iter().for_each(Scores::print);
    for company in &report.companies {
        print_company(company);
    }
    let import_kb = import.bytes / 1000;
    println!("{:<40}{:>10.2} s for {} rows, {import_kb} kB", "clientele import clients", import.seconds, import.rows);
}

fn print_company(company: &Company) {
    println!("\n{} clients", company.clients);
    println!("{:<40}{:>10} kB", "memory at rest", company.memory_at_rest_kb);
    println!("{:<40}{:>10} kB", "memory after load", company.memory_after_load_kb);
    for load in &company.pages {
        println!("{:<64}{:>10.0} requests/s", load.path, load.requests_per_second);
        let Load { p50_ms, p99_ms, processor_ms, answer_bytes, .. } = load;
        println!(
            "    {p50_ms:.2} ms (p50), {p99_ms:.2} ms (p99), {processor_ms:.2} ms of processor time, {answer_bytes} bytes"
        );
    }
    let Snapshot { bytes, milliseconds } = company.snapshot;
    let each = bytes / usize::try_from(company.clients.max(1)).unwrap_or(1);
    println!("{:<40}{:>10} kB in brotli, {each} bytes a client, {milliseconds:.0} ms", "snapshot", bytes / 1000);
    company.browser.print();
}

/// A temporary folder, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("clientele-bench-{}-{name}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
