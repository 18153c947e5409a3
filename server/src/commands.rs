//! What the program can do from the command line.

mod logging;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Utc;
use clap::Subcommand;
use domain::company::CompanyForm;
use domain::error::FieldErrors;
use domain::ids::CompanyId;
use domain::users::AccountForm;
use store::{Access, Database, companies, verify};

use crate::config::Config;
use crate::serve::{self, Failure};
use crate::transfer::cli;

/// The demonstration's company and its owner.
const DEMO_COMPANY: &str = "Atelier Nord";
const DEMO_NAME: &str = "Camille Vasseur";
const DEMO_EMAIL: &str = "camille@atelier-nord.example";
/// The sample SIRET of the directory's own documentation.
const DEMO_SIRET: &str = "73282932000074";

/// The subcommands.
#[derive(Subcommand, Clone, Debug)]
pub enum Command {
    /// Serve the application; creates and migrates the database first.
    Serve,
    /// Create the database or bring its schema up to date.
    Migrate,
    /// Fill an empty database with a believable company, and print how to sign in.
    Demo {
        /// How many clients.
        #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
        clients: u32,
        /// The same seed makes the same clients.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The owner's password; a random one is printed otherwise.
        #[arg(long, env = "CLIENTELE_DEMO_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
    /// Bring records in from a file.
    Import {
        /// What the file holds.
        #[command(subcommand)]
        what: Import,
    },
    /// Take records out.
    Export {
        /// What to take out.
        #[command(subcommand)]
        what: Export,
    },
    /// Prove that the data is sound; names every violation and fails if there is one.
    Verify,
    /// People who sign in.
    User {
        /// What to do.
        #[command(subcommand)]
        act: user::UserCommand,
    },
}

/// What can be brought in.
#[derive(Subcommand, Clone, Debug)]
pub enum Import {
    /// Clients, from CSV, a workbook (XLSX, XLS, ODS), vCard, LDIF or a backup of Invoice Ninja; columns are matched by name.
    Clients {
        /// The file.
        file: PathBuf,
        /// The company, where the installation has several.
        #[arg(long)]
        company: Option<CompanyId>,
        /// Report what would happen and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// What to do with a client that is already there.
        #[arg(long, value_enum, default_value_t = cli::OnDuplicate::Skip)]
        duplicates: cli::OnDuplicate,
        /// How the file is read, where it is misjudged.
        #[command(flatten)]
        reading: cli::Reading,
    },
}

/// What can be taken out.
#[derive(Subcommand, Clone, Debug)]
pub enum Export {
    /// Clients, as CSV on standard output.
    Clients {
        /// The company, where the installation has several.
        #[arg(long)]
        company: Option<CompanyId>,
    },
}

impl Command {
    /// Does it.
    pub async fn run(self, config: Config) -> Result<ExitCode, Failure> {
        logging::start(&config)?;
        match self {
            Self::Serve => serve::run(config).await?,
            Self::Migrate => serve::migrate(&serve::open(&config).await?).await?,
            Self::Demo { clients, seed, password } => demo(&config, clients, seed, password).await?,
            Self::Import { what: Import::Clients { file, company, dry_run, duplicates, reading } } => {
                let access = operator(&config, company).await?;
                return cli::import_clients(&access, &config, &file, (dry_run, duplicates, reading)).await;
            }
            Self::Export { what: Export::Clients { company } } => {
                cli::export_clients(&operator(&config, company).await?).await?;
            }
            Self::Verify => return proof(&config).await,
            Self::User { act } => act.run(&config).await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The database, migrated, for a command that is not `serve`.
async fn ready(config: &Config) -> Result<Database, Failure> {
    let database = serve::open(config).await?;
    serve::migrate(&database).await?;
    Ok(database)
}

/// The operator's access to the company named, or to the only one.
async fn operator(config: &Config, company: Option<CompanyId>) -> Result<Access, Failure> {
    let database = ready(config).await?;
    let company = company_or_only(&database, company).await?;
    Ok(Access::operator(database, company, Utc::now()))
}

async fn company_or_only(database: &Database, company: Option<CompanyId>) -> Result<CompanyId, Failure> {
    let all = companies::all(database).await?;
    match (company, all.as_slice()) {
        (Some(company), _) if all.iter().any(|(id, _)| *id == company) => Ok(company),
        (None, [(only, _)]) => Ok(*only),
        (None, []) => Err("there is no company yet: open the application, or run `clientele demo`".into()),
        (_, several) => {
            let names: Vec<String> = several.iter().map(|(id, name)| format!("  {id}  {name}")).collect();
            Err(format!("name the company by --company ID:\n{}", names.join("\n")).into())
        }
    }
}

async fn demo(config: &Config, clients: u32, seed: u64, password: Option<String>) -> Result<(), Failure> {
    let database = ready(config).await?;
    let password = password.unwrap_or_else(|| store::tokens::generate().chars().take(16).collect());
    let account = AccountForm { name: DEMO_NAME.into(), email: DEMO_EMAIL.into(), password: password.clone() };
    let company = CompanyForm {
        name: DEMO_COMPANY.into(),
        country: "FR".into(),
        language: "fr".into(),
        currency: "EUR".into(),
        siret: DEMO_SIRET.into(),
        ..CompanyForm::default()
    };
    let (account, company) = (account.parse().map_err(wrong)?, company.parse().map_err(wrong)?);
    let (company, _) = companies::set_up(&database, &account, &company, Utc::now()).await?;
    let now = Utc::now();
    store::demo::settle(&database, company, now).await?;
    store::demo::fill(&database, company, clients, seed, now).await?;
    store::demo::sell(&database, company, seed, now).await?;
    database.close().await?;
    println!("{DEMO_COMPANY}: {clients} clients");
    println!("E-mail: {DEMO_EMAIL}");
    println!("Password: {password}");
    Ok(())
}

/// What is wrong with values given at the command line, for the operator.
pub(crate) fn wrong(errors: FieldErrors) -> Failure {
    let all: Vec<String> = errors.0.iter().map(|(path, error)| format!("{path}: {error:?}")).collect();
    all.join(", ").into()
}

async fn proof(config: &Config) -> Result<ExitCode, Failure> {
    let database = serve::open(config).await?;
    let violations = verify::run(&database).await?;
    for violation in &violations {
        println!("invariant {}: {}", violation.invariant, violation.text);
    }
    if violations.is_empty() {
        println!("verified: every invariant holds");
        Ok(ExitCode::SUCCESS)
    } else {
        println!("{} violations", violations.len());
        Ok(ExitCode::FAILURE)
    }
}
