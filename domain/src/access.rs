//! The only policy: which role may do what. The server enforces it, the browser hides what it would refuse.

use serde::{Deserialize, Serialize};

use crate::subject::Subject;

/// What a user is in one company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, and hands ownership on.
    Owner,
    /// Everything but ownership.
    Admin,
    /// Money, clients and products, no settings.
    Accountant,
    /// Clients and what is sold to them.
    Sales,
    /// Looks, changes nothing.
    ReadOnly,
}

impl Role {
    /// Every role, from the widest to the narrowest.
    pub const ALL: [Self; 5] = [Self::Owner, Self::Admin, Self::Accountant, Self::Sales, Self::ReadOnly];

    /// The role's stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Accountant => "accountant",
            Self::Sales => "sales",
            Self::ReadOnly => "read_only",
        }
    }

    /// The role of a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// One thing that may be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// See clients, contacts, addresses and their activity.
    ViewClients,
    /// Create and change clients.
    EditClients,
    /// Delete and restore clients.
    DeleteClients,
    /// Give a client another number (I « Modifier le code client »: few users).
    ChangeClientNumber,
    /// Bring clients in from a file.
    ImportClients,
    /// Take the list out as a file.
    ExportClients,
    /// See products and their activity.
    ViewProducts,
    /// Create and change products.
    EditProducts,
    /// Delete and restore products.
    DeleteProducts,
    /// Bring products in from a file.
    ImportProducts,
    /// Take the products out as a file.
    ExportProducts,
    /// See quotes, invoices, payments and credits.
    ViewDocuments,
    /// Write quotes, orders, delivery notes and drafts of invoices, and issue them.
    EditDocuments,
    /// Throw drafts away and bring them back.
    DeleteDocuments,
    /// Take the lists of documents out as files.
    ExportDocuments,
    /// Enter payments, give credits, say what they pay, give money back, give up what is owed.
    EditPayments,
    /// See costs and what is earned.
    ViewMargins,
    /// See tasks and the time spent on them.
    ViewTasks,
    /// Create and change tasks, and enter time.
    EditTasks,
    /// Delete and restore tasks.
    DeleteTasks,
    /// Take the tasks out as a file.
    ExportTasks,
    /// See expenses, their receipts and their activity.
    ViewExpenses,
    /// Enter and change expenses.
    EditExpenses,
    /// Delete and restore expenses.
    DeleteExpenses,
    /// Take the expenses out as a file.
    ExportExpenses,
    /// Company profile, lists, defaults, numbers, custom fields.
    ManageSettings,
    /// Invite, remove and change the roles of users.
    ManageUsers,
    /// Make another user an owner, or an owner something else.
    ManageOwners,
    /// See the security log: addresses and habits of everybody who works there.
    ViewSecurityLog,
}

impl Permission {
    /// Every permission, in the order of the golden table.
    pub const ALL: [Self; 29] = [
        Self::ViewClients,
        Self::EditClients,
        Self::DeleteClients,
        Self::ChangeClientNumber,
        Self::ImportClients,
        Self::ExportClients,
        Self::ViewProducts,
        Self::EditProducts,
        Self::DeleteProducts,
        Self::ImportProducts,
        Self::ExportProducts,
        Self::ViewDocuments,
        Self::EditDocuments,
        Self::DeleteDocuments,
        Self::ExportDocuments,
        Self::EditPayments,
        Self::ViewMargins,
        Self::ViewTasks,
        Self::EditTasks,
        Self::DeleteTasks,
        Self::ExportTasks,
        Self::ViewExpenses,
        Self::EditExpenses,
        Self::DeleteExpenses,
        Self::ExportExpenses,
        Self::ManageSettings,
        Self::ManageUsers,
        Self::ManageOwners,
        Self::ViewSecurityLog,
    ];

    /// What it takes to see the records of a subject.
    #[must_use]
    pub const fn to_view(subject: Subject) -> Self {
        match subject {
            Subject::Client | Subject::Contact => Self::ViewClients,
            Subject::Product => Self::ViewProducts,
            Subject::Quote
            | Subject::Order
            | Subject::DeliveryNote
            | Subject::Invoice
            | Subject::Recurring
            | Subject::CreditNote
            | Subject::Payment
            | Subject::Credit => Self::ViewDocuments,
            Subject::Task => Self::ViewTasks,
            Subject::Expense => Self::ViewExpenses,
        }
    }

    /// What it takes to change them.
    #[must_use]
    pub const fn to_edit(subject: Subject) -> Self {
        match subject {
            Subject::Client | Subject::Contact => Self::EditClients,
            Subject::Product => Self::EditProducts,
            Subject::Quote
            | Subject::Order
            | Subject::DeliveryNote
            | Subject::Invoice
            | Subject::Recurring
            | Subject::CreditNote => Self::EditDocuments,
            Subject::Payment | Subject::Credit => Self::EditPayments,
            Subject::Task => Self::EditTasks,
            Subject::Expense => Self::EditExpenses,
        }
    }

    /// What it takes to throw them away, and to bring back what was thrown away.
    #[must_use]
    pub const fn to_delete(subject: Subject) -> Self {
        match subject {
            Subject::Client | Subject::Contact => Self::DeleteClients,
            Subject::Product => Self::DeleteProducts,
            Subject::Quote
            | Subject::Order
            | Subject::DeliveryNote
            | Subject::Invoice
            | Subject::Recurring
            | Subject::CreditNote => Self::DeleteDocuments,
            Subject::Payment | Subject::Credit => Self::EditPayments,
            Subject::Task => Self::DeleteTasks,
            Subject::Expense => Self::DeleteExpenses,
        }
    }

    /// What it takes to bring them in from a file; where no file does, to change them.
    #[must_use]
    pub const fn to_import(subject: Subject) -> Self {
        match subject {
            Subject::Client | Subject::Contact => Self::ImportClients,
            Subject::Product => Self::ImportProducts,
            Subject::Quote
            | Subject::Order
            | Subject::DeliveryNote
            | Subject::Invoice
            | Subject::Recurring
            | Subject::CreditNote => Self::EditDocuments,
            Subject::Payment | Subject::Credit => Self::EditPayments,
            Subject::Task => Self::EditTasks,
            Subject::Expense => Self::EditExpenses,
        }
    }

    /// What it takes to take them out as a file.
    #[must_use]
    pub const fn to_export(subject: Subject) -> Self {
        match subject {
            Subject::Client | Subject::Contact => Self::ExportClients,
            Subject::Product => Self::ExportProducts,
            Subject::Quote
            | Subject::Order
            | Subject::DeliveryNote
            | Subject::Invoice
            | Subject::Recurring
            | Subject::CreditNote
            | Subject::Payment
            | Subject::Credit => Self::ExportDocuments,
            Subject::Task => Self::ExportTasks,
            Subject::Expense => Self::ExportExpenses,
        }
    }
}

/// Whether a role may.
#[must_use]
pub const fn allows(role: Role, permission: Permission) -> bool {
    use Permission as P;
    match role {
        Role::Owner => true,
        Role::Admin => !matches!(permission, P::ManageOwners | P::ViewSecurityLog),
        Role::Accountant => matches!(
            permission,
            P::ViewClients
                | P::EditClients
                | P::DeleteClients
                | P::ImportClients
                | P::ExportClients
                | P::ViewProducts
                | P::EditProducts
                | P::DeleteProducts
                | P::ImportProducts
                | P::ExportProducts
                | P::ViewDocuments
                | P::EditDocuments
                | P::DeleteDocuments
                | P::ExportDocuments
                | P::EditPayments
                | P::ViewMargins
                | P::ViewTasks
                | P::EditTasks
                | P::DeleteTasks
                | P::ExportTasks
                | P::ViewExpenses
                | P::EditExpenses
                | P::DeleteExpenses
                | P::ExportExpenses
        ),
        Role::Sales => matches!(
            permission,
            P::ViewClients
                | P::EditClients
                | P::ExportClients
                | P::ViewProducts
                | P::EditProducts
                | P::ExportProducts
                | P::ViewDocuments
                | P::EditDocuments
                | P::DeleteDocuments
                | P::ExportDocuments
                | P::ViewTasks
                | P::EditTasks
                | P::DeleteTasks
                | P::ExportTasks
                | P::ViewExpenses
                | P::EditExpenses
        ),
        Role::ReadOnly => {
            matches!(permission, P::ViewClients | P::ViewProducts | P::ViewDocuments | P::ViewTasks | P::ViewExpenses)
        }
    }
}

#[cfg(test)]
mod tests;
