# The oracle: R's package survey (Lumley). From this folder: Rscript make_golden.R
# Reads respondents.csv (make_respondents.py, invented), writes golden.csv:
# design, question, answer, region, then the figures of the region, of its rest, of their gap.
suppressMessages(library(survey))
options(survey.lonely.psu = "certainty", warn = 1)

data <- read.csv("respondents.csv", colClasses = c(region = "character"), na.strings = "")

# One 0/1 (or numeric) column an answer; NA outside the base.
yes <- function(column, ...) as.numeric(column %in% c(...)) + ifelse(is.na(column), NA, 0)
data$dynamic.engaged <- yes(data$dynamic, "engaged")
data$dynamic.emerging <- yes(data$dynamic, "emerging")
data$dynamic.net <- yes(data$dynamic, "engaged", "emerging")
data$dynamic.none <- yes(data$dynamic, "none")
data$dynamic.nsp <- yes(data$dynamic, "nsp")
voiced <- ifelse(data$dynamic == "nsp", NA, data$dynamic)
data$voiced.engaged <- yes(voiced, "engaged")
data$voiced.net <- yes(voiced, "engaged", "emerging")
data$status.have <- yes(data$status, "have")
data$status.intend <- yes(data$status, "intend")
data$status.no <- yes(data$status, "no")
for (i in 1:4) data[[paste0("types.m", i)]] <- data[[paste0("m", i)]]
data$types.any12 <- as.numeric(data$m1 == 1 | data$m2 == 1)
large <- data$size == "c"
data$large.engaged <- ifelse(large, data$dynamic.engaged, NA)
data$scores.f1 <- data$f1
data$scores.f2 <- data$f2

designs <- list(
  weighted = svydesign(ids = ~1, weights = ~weight, data = data),
  unweighted = svydesign(ids = ~1, weights = ~1, data = data),
  stratified = svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = data),
  clustered = svydesign(ids = ~cluster, weights = ~weight, data = data),
  both = svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
)
shares <- grep("^(dynamic|voiced|status|types|large)[.]", names(data), value = TRUE)
means <- c("scores.f1", "scores.f2")
regions <- c(sort(unique(data$region)), "france")

side <- function(design, item, share) {
  frame <- as.formula(paste0("~", item))
  estimate <- svymean(frame, design)
  interval <- if (share) {
    attr(svyciprop(as.formula(paste0("~", item)), design, method = "beta"), "ci")
  } else confint(estimate, df = degf(design))
  c(coef(estimate), SE(estimate), interval, nrow(design), degf(design))
}

test <- function(design, item, share) {
  if (share) {
    if (length(unique(design$variables[[item]])) < 2) return(NA)
    as.numeric(svychisq(as.formula(paste0("~", item, "+inside")), design, statistic = "F")$p.value)
  } else as.numeric(svyttest(as.formula(paste0(item, "~inside")), design)$p.value)
}

gap <- function(design, item) {
  both <- svyby(as.formula(paste0("~", item)), ~inside, design, svymean, covmat = TRUE)
  change <- svycontrast(both, c(-1, 1))
  c(coef(change), SE(change), confint(change, df = degf(design)))
}

found <- list()
for (name in names(designs)) for (item in c(shares, means)) for (code in regions) {
  share <- item %in% shares
  design <- designs[[name]]
  design <- design[!is.na(design$variables[[item]]), ]
  if (code == "france") {
    figures <- c(side(design, item, share), rep(NA, 11))
  } else {
    design$variables$inside <- as.numeric(design$variables$region == code)
    figures <- c(
      side(subset(design, inside == 1), item, share),
      side(subset(design, inside == 0), item, share),
      gap(design, item), test(design, item, share)
    )
  }
  parts <- strsplit(item, ".", fixed = TRUE)[[1]]
  found[[length(found) + 1]] <- c(name, parts, code, sprintf("%.15g", figures))
}
table <- do.call(rbind, found)
colnames(table) <- c(
  "design", "question", "answer", "region",
  "value", "se", "low", "high", "n", "df",
  "rest_value", "rest_se", "rest_low", "rest_high", "rest_n", "rest_df",
  "gap", "gap_se", "gap_low", "gap_high", "p"
)
write.csv(table, "golden.csv", row.names = FALSE, quote = FALSE)

# The whole table region (inside or not) x answers of single choices.
overall <- list()
for (name in names(designs)) for (question in c("dynamic", "status")) for (code in head(regions, -1)) {
  design <- designs[[name]]
  design <- design[!is.na(design$variables[[question]]), ]
  design$variables$inside <- as.numeric(design$variables$region == code)
  p <- svychisq(as.formula(paste0("~", question, "+inside")), design, statistic = "F")$p.value
  overall[[length(overall) + 1]] <- c(name, question, code, sprintf("%.15g", as.numeric(p)))
}
overall <- do.call(rbind, overall)
colnames(overall) <- c("design", "question", "region", "p")
write.csv(overall, "overall.csv", row.names = FALSE, quote = FALSE)
