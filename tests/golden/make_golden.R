# The oracle: R's package survey (Lumley). From this folder: Rscript make_golden.R
# Reads respondents.csv (make_respondents.py, invented). Writes
#   golden.csv   design, question, answer, region; the figures of the region, of its rest, of their gap
#   overall.csv  the test of a whole question
#   waves.csv    what each figure gained from 2015 to 2018, in the region, in its rest, in France
#   citations.csv  shares of the types cited: a row a citation, clustered by respondent
#   printed.csv  what a printed share and its base allow, without any respondent (base R only)
suppressMessages(library(survey))
options(survey.lonely.psu = "certainty", warn = 1)

data <- read.csv("respondents.csv", colClasses = c(region = "character"), na.strings = "")

# One 0/1 (or numeric) column an answer; NA outside the base.
yes <- function(column, ...) as.numeric(column %in% c(...)) + ifelse(is.na(column), NA, 0)
only <- function(kept, column) ifelse(kept, column, NA)
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
for (i in 1:5) data[[paste0("agree.a", i)]] <- yes(data$agree, paste0("a", i))
data$agree.top <- yes(data$agree, "a1", "a2")
data$agree.bottom <- yes(data$agree, "a4", "a5")
for (value in c("link", "fund", "lead", "tell", "stay")) {
  data[[paste0("role.", value)]] <- yes(data$role, value)
}
for (i in 1:4) data[[paste0("types.m", i)]] <- data[[paste0("m", i)]]
data$types.any12 <- as.numeric(data$m1 == 1 | data$m2 == 1)
data$large.engaged <- only(data$size == "c", data$dynamic.engaged)
crossed <- data$size == "a" & data$kind == "x"
data$crossed.have <- only(crossed, data$status.have)
data$crossed.no <- only(crossed, data$status.no)
data$scores.f1 <- data$f1
data$scores.f2 <- data$f2
data$count.count <- data$count
data$later <- as.numeric(data$wave == 2018)
data$unit <- paste(data$wave, data$cluster)

designs <- list(
  weighted = svydesign(ids = ~1, weights = ~weight, data = data),
  unweighted = svydesign(ids = ~1, weights = ~1, data = data),
  stratified = svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = data),
  clustered = svydesign(ids = ~cluster, weights = ~weight, data = data),
  both = svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
)
questions <- "^(dynamic|voiced|status|agree|role|types|large|crossed)[.]"
shares <- grep(questions, names(data), value = TRUE)
means <- c("scores.f1", "scores.f2", "count.count")
regions <- c(sort(unique(data$region)), "france")

formula_of <- function(...) as.formula(paste0(..., collapse = ""))

side <- function(design, item, share) {
  estimate <- svymean(formula_of("~", item), design)
  interval <- if (share) {
    attr(svyciprop(formula_of("~", item), design, method = "beta"), "ci")
  } else confint(estimate, df = degf(design))
  c(coef(estimate), SE(estimate), interval, nrow(design), degf(design))
}

test <- function(design, item, share, by) {
  if (share) {
    if (length(unique(design$variables[[item]])) < 2) return(NA)
    as.numeric(svychisq(formula_of("~", item, "+", by), design, statistic = "F")$p.value)
  } else as.numeric(svyttest(formula_of(item, "~", by), design)$p.value)
}

gap <- function(design, item, by) {
  both <- svyby(formula_of("~", item), formula_of("~", by), design, svymean, covmat = TRUE)
  change <- svycontrast(both, c(-1, 1))
  c(coef(change), SE(change), confint(change, df = degf(design)))
}

answering <- function(design, item) design[!is.na(design$variables[[item]]), ]
written <- function(rows, head, file) {
  table <- do.call(rbind, rows)
  colnames(table) <- head
  write.csv(table, file, row.names = FALSE, quote = FALSE)
}
number <- function(figures) sprintf("%.12g", as.numeric(figures))

found <- list()
for (name in names(designs)) for (item in c(shares, means)) for (code in regions) {
  share <- item %in% shares
  design <- answering(designs[[name]], item)
  if (code == "france") {
    figures <- c(side(design, item, share), rep(NA, 11))
  } else {
    design$variables$inside <- as.numeric(design$variables$region == code)
    figures <- c(
      side(subset(design, inside == 1), item, share),
      side(subset(design, inside == 0), item, share),
      gap(design, item, "inside"), test(design, item, share, "inside")
    )
  }
  parts <- strsplit(item, ".", fixed = TRUE)[[1]]
  found[[length(found) + 1]] <- c(name, parts, code, number(figures))
}
written(found, c(
  "design", "question", "answer", "region",
  "value", "se", "low", "high", "n", "df",
  "rest_value", "rest_se", "rest_low", "rest_high", "rest_n", "rest_df",
  "gap", "gap_se", "gap_low", "gap_high", "p"
), "golden.csv")

# The whole table region (inside or not) x answers of single choices.
overall <- list()
for (name in names(designs)) for (question in c("dynamic", "status", "agree", "role")) {
  for (code in head(regions, -1)) {
    design <- answering(designs[[name]], question)
    design$variables$inside <- as.numeric(design$variables$region == code)
    p <- svychisq(formula_of("~", question, "+inside"), design, statistic = "F")$p.value
    overall[[length(overall) + 1]] <- c(name, question, code, number(p))
  }
}
written(overall, c("design", "question", "region", "p"), "overall.csv")

# From wave to wave: two domains of one design; « files »: two separate samples, one a wave.
designs$files <- svydesign(ids = ~1, strata = ~wave, weights = ~weight, data = data)
designs$filesclustered <- svydesign(ids = ~unit, strata = ~wave, weights = ~weight, data = data)
followed <- c("dynamic.net", "status.have", "agree.top", "types.m2", "scores.f1", "count.count")
waves <- list()
for (name in names(designs)) for (item in followed) for (code in regions) {
  share <- item %in% shares
  whole <- answering(designs[[name]], item)
  whole$variables$inside <- code == "france" | whole$variables$region == code
  for (where in if (code == "france") "france" else c("region", "rest")) {
    design <- if (where == "rest") subset(whole, !inside) else subset(whole, inside)
    if (min(table(factor(design$variables$later, 0:1))) < 2) next
    figures <- c(gap(design, item, "later"), test(design, item, share, "later"))
    parts <- strsplit(item, ".", fixed = TRUE)[[1]]
    waves[[length(waves) + 1]] <- c(name, parts, code, where, number(figures))
  }
}
written(waves, c(
  "design", "question", "answer", "region", "side", "change", "se", "low", "high", "p"
), "waves.csv")

# Printed shares: exact binomial interval and Pearson's test of two printed columns.
printed <- list()
for (n in c(14, 40, 87, 402)) for (yes in unique(round(n * c(0, 0.1, 0.36, 0.5, 0.93, 1)))) {
  m <- 900 - n
  others <- round(m * 0.4)
  interval <- binom.test(yes, n)$conf.int
  p <- suppressWarnings(
    chisq.test(matrix(c(yes, n - yes, others, m - others), 2), correct = FALSE)$p.value)
  printed[[length(printed) + 1]] <- c(yes, n, others, m, number(c(interval, p)))
}
written(printed, c("yes", "n", "rest_yes", "rest_n", "low", "high", "p"), "printed.csv")

# Shares of citations: a row a citation; whoever cites nothing has one, out of the domain.
marks <- as.matrix(data[, paste0("m", 1:4)])
cited <- which(!is.na(marks) & marks == 1, arr.ind = TRUE)
silent <- setdiff(seq_len(nrow(data)), cited[, "row"])
long <- data[c(cited[, "row"], silent), ]
long$respondent <- c(cited[, "row"], silent)
type <- c(cited[, "col"], rep(NA, length(silent)))
for (i in 1:4) long[[paste0("cited.m", i)]] <- as.numeric(type == i)
told <- list(
  weighted = svydesign(ids = ~respondent, weights = ~weight, data = long),
  unweighted = svydesign(ids = ~respondent, weights = ~1, data = long),
  stratified = svydesign(
    ids = ~respondent, strata = ~stratum, weights = ~weight, data = long, nest = TRUE),
  clustered = svydesign(ids = ~cluster, weights = ~weight, data = long),
  both = svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = long, nest = TRUE)
)
citations <- list()
for (name in names(told)) for (i in 1:4) for (code in head(regions, -1)) {
  item <- paste0("cited.m", i)
  design <- answering(told[[name]], item)
  design$variables$inside <- as.numeric(design$variables$region == code)
  if (min(table(factor(design$variables$inside, 0:1))) < 2) next
  figures <- c(
    side(subset(design, inside == 1), item, TRUE)[-(5:6)],
    side(subset(design, inside == 0), item, TRUE)[-(5:6)],
    gap(design, item, "inside"), test(design, item, TRUE, "inside")
  )
  citations[[length(citations) + 1]] <- c(name, paste0("m", i), code, number(figures))
}
written(citations, c(
  "design", "answer", "region", "value", "se", "low", "high",
  "rest_value", "rest_se", "rest_low", "rest_high", "gap", "gap_se", "gap_low", "gap_high", "p"
), "citations.csv")
