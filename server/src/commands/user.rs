//! `clientele user`: for an operator whose people lost their way in.

use std::io::{BufRead, Write};

use chrono::Utc;
use clap::Subcommand;
use domain::access::Role;
use domain::ids::CompanyId;
use domain::users::AccountForm;

use store::{accounts, companies};

use super::{company_or_only, ready, wrong};
use crate::config::Config;
use crate::serve::Failure;

/// What can be done with users.
#[derive(Subcommand, Clone, Debug)]
pub enum UserCommand {
    /// Add a user to a company; the password is read from standard input.
    Add {
        /// What they sign in with.
        email: String,
        /// First and last name.
        #[arg(long)]
        name: String,
        /// `owner`, `admin`, `accountant`, `sales` or `read_only`.
        #[arg(long, default_value = "admin", value_parser = role)]
        role: Role,
        /// The company, where the installation has several.
        #[arg(long)]
        company: Option<CompanyId>,
    },
    /// Set a user's password, read from standard input, and sign their devices out.
    Password {
        /// What they sign in with.
        email: String,
        /// Also forget the second factor: the telephone was lost.
        #[arg(long)]
        drop_second_factor: bool,
    },
}

impl UserCommand {
    /// Does it.
    pub async fn run(self, config: &Config) -> Result<(), Failure> {
        let database = ready(config).await?;
        match self {
            Self::Add { email, name, role, company } => {
                let company = company_or_only(&database, company).await?;
                let account = AccountForm { name, email, password: password()? }.parse().map_err(wrong)?;
                let language = companies::by_id(&database, company).await?.profile.language;
                accounts::add_user(&database, company, &account, role, language, Utc::now()).await?;
            }
            Self::Password { email, drop_second_factor } => {
                let form = AccountForm { name: "-".into(), email, password: password()? };
                let account = form.parse().map_err(wrong)?;
                accounts::set_password(&database, &account.email, &account.password, drop_second_factor, Utc::now())
                    .await?;
            }
        }
        database.close().await?;
        println!("done");
        Ok(())
    }
}

fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "expected owner, admin, accountant, sales or read_only".into())
}

/// One line of standard input: a password on the command line would stay in the shell's history.
fn password() -> Result<String, Failure> {
    print!("Password: ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
