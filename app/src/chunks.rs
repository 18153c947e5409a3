//! Pages whose code the browser fetches when it shows them: a page pays only for itself.
//!
//! Pages that are used together share a chunk, and so does what stands over them (`beside` the list, in the `hands` anywhere): what chunks
//! have in common is cut once more by who shares it, so that each one more makes many small files. With twelve, the list asked for 200, of
//! 337 kB (`end2end/tests/chunks.spec.ts` has an eye on that). Documents have three of their own, so that whoever looks at clients pays for
//! none of them (`document_pages.rs`), and tasks have one. On the server there are no chunks; a page rendered there names the one that the
//! browser will need, which is fetched with the program itself.

use domain::subject::Subject;
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use leptos_router::LazyRoute;

use crate::client::ClientPage;
use crate::custom_fields::CustomFieldsPage;
use crate::document_pages;
use crate::importing::{ClientImportPage, ProductImportPage};
use crate::routed::{Loaded, shown};
use account::auth::{ForgottenPage, InvitePage, LoginPage, ResetPage, SetupPage, TwoFactorPage};
use account::users::{MePage, SecurityPage, UsersPage};
use clients::contacts::{ContactEditPage, ContactNewPage, ContactPage, ContactSearchPage, ContactsPage};
use clients::{ClientEditPage, ClientNewPage, ClientSearchPage, ClientsPage, NearPage};
use documents::{DashboardPage, StatementPage};
use expenses::{ExpenseEditPage, ExpenseNewPage, ExpensePage, ExpenseSearchPage, ExpensesPage};
use kit::going::{Going, Wait};
use products::{ProductEditPage, ProductNewPage, ProductPage, ProductSearchPage, ProductsPage};
use settings::{
    CardsPage, CompanyPage, ListsPage, MailPage, NumbersPage, PortalPage, PriceListsPage, SecurityLogPage,
    SettingsHome, SettingsPage,
};
use tasks::{TaskEditPage, TaskNewPage, TaskPage, TaskSearchPage, TasksPage};

/// Declares a page's route: its name, the function that leads into its chunk, and the page.
macro_rules! route {
    ($route:ident, $chunk:ident, $function:ident, $preload:ident, $page:ident) => {
        #[doc = concat!("[`", stringify!($page), "`], in the chunk `", stringify!($chunk), "`.")]
        pub struct $route;

        #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, preload($preload), fallible)]
        fn $function() -> Loaded {
            Ok(view! { <$page/> }.into_any())
        }

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_: Self) -> AnyView {
                shown(stringify!($chunk), &|| Box::pin($function())).await
            }

            async fn preload() {
                let _going = Going::begin(Wait::Page);
                // The view asks again, and says what has gone wrong.
                drop($preload().await);
            }
        }
    };
}

route!(Setup, door, setup, preload_setup, SetupPage);
route!(Login, door, login, preload_login, LoginPage);
route!(Forgotten, door, forgotten, preload_forgotten, ForgottenPage);
route!(Reset, door, reset_password, preload_reset_password, ResetPage);
route!(TwoFactor, door, two_factor, preload_two_factor, TwoFactorPage);
route!(Invite, door, invite, preload_invite, InvitePage);
route!(Clients, clients, clients, preload_clients, ClientsPage);
route!(Client, client, client, preload_client, ClientPage);
route!(ClientNear, client, client_near, preload_client_near, NearPage);
route!(ClientStatement, document, client_statement, preload_client_statement, StatementPage);
route!(ClientSearch, beside, client_search, preload_client_search, ClientSearchPage);
route!(ClientNew, sheet, client_new, preload_client_new, ClientNewPage);
route!(ClientEdit, sheet, client_edit, preload_client_edit, ClientEditPage);
route!(Contacts, clients, contacts, preload_contacts, ContactsPage);
route!(Contact, client, contact, preload_contact, ContactPage);
route!(ContactSearch, beside, contact_search, preload_contact_search, ContactSearchPage);
route!(ContactNew, sheet, contact_new, preload_contact_new, ContactNewPage);
route!(ContactEdit, sheet, contact_edit, preload_contact_edit, ContactEditPage);
route!(Home, documents, home, preload_home, DashboardPage);
route!(Products, clients, products, preload_products, ProductsPage);
route!(Product, client, product, preload_product, ProductPage);
route!(ProductSearch, beside, product_search, preload_product_search, ProductSearchPage);
route!(ProductNew, sheet, product_new, preload_product_new, ProductNewPage);
route!(ProductEdit, sheet, product_edit, preload_product_edit, ProductEditPage);
route!(ClientImport, settings, client_import, preload_client_import, ClientImportPage);
route!(ProductImport, settings, product_import, preload_product_import, ProductImportPage);
route!(Expenses, documents, expenses, preload_expenses, ExpensesPage);
route!(Expense, document, expense, preload_expense, ExpensePage);
route!(ExpenseSearch, beside, expense_search, preload_expense_search, ExpenseSearchPage);
route!(ExpenseNew, editor, expense_new, preload_expense_new, ExpenseNewPage);
route!(ExpenseEdit, editor, expense_edit, preload_expense_edit, ExpenseEditPage);
route!(Tasks, tasks, tasks, preload_tasks, TasksPage);
route!(Task, tasks, task, preload_task, TaskPage);
route!(TaskSearch, tasks, task_search, preload_task_search, TaskSearchPage);
route!(TaskNew, tasks, task_new, preload_task_new, TaskNewPage);
route!(TaskEdit, tasks, task_edit, preload_task_edit, TaskEditPage);
route!(Settings, settings, settings, preload_settings, SettingsPage);
route!(SettingsStart, settings, settings_start, preload_settings_start, SettingsHome);
route!(Company, settings, company, preload_company, CompanyPage);
route!(Users, settings, users, preload_users, UsersPage);
route!(Lists, settings, lists, preload_lists, ListsPage);
route!(PriceLists, settings, price_lists, preload_price_lists, PriceListsPage);
route!(Fields, settings, fields, preload_fields, CustomFieldsPage);
route!(SecurityLog, settings, security_log, preload_security_log, SecurityLogPage);
route!(Numbers, settings, numbers, preload_numbers, NumbersPage);
route!(Mail, settings, mail, preload_mail, MailPage);
route!(Cards, settings, cards, preload_cards, CardsPage);
route!(Portal, settings, portal, preload_portal, PortalPage);
route!(Me, settings, me, preload_me, MePage);
route!(Security, settings, security, preload_security, SecurityPage);

/// A chunk that links lead to. One route stands for all that share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Lists.
    List,
    /// A record's page.
    Record,
    /// Forms.
    Form,
    /// Lists of documents.
    Documents,
    /// A document's page, and what pays it.
    Document,
    /// The editor of documents.
    Editor,
    /// Tasks, their pages and their form.
    Tasks,
    /// What is set up rarely, and what comes from files.
    Settings,
}

impl Chunk {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// Fetches it, without a sign: nobody waits for it yet.
    pub async fn preload(self) {
        match self {
            Self::List => drop(preload_clients().await),
            Self::Record => drop(preload_client().await),
            Self::Form => drop(preload_client_new().await),
            // One list stands for all.
            Self::Documents => document_pages::list(Subject::Invoice).fetch().await,
            Self::Document => document_pages::record(Subject::Invoice).fetch().await,
            Self::Editor => document_pages::new(Subject::Invoice).fetch().await,
            Self::Tasks => drop(preload_tasks().await),
            Self::Settings => drop(preload_settings().await),
        }
    }
}
